// Colours of tasks: the first task has the quiet one, the others take turns.

const others = 7;

/** The custom property of the colour of the task that was created `order`-th, from 0. */
export function taskColour(order: number): string {
    return `--t${order === 0 ? 0 : 1 + ((order - 1) % others)}`;
}
