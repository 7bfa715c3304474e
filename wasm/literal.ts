// A JavaScript value as the text of a Python literal: how values get into a program (core/language/compile/literal_value.h).

export type LiteralValue =
    | null
    | undefined
    | boolean
    | number
    | bigint
    | string
    | readonly LiteralValue[]
    | { readonly [key: string]: LiteralValue };

/** null and undefined are None, arrays lists, objects dicts; a whole number is an int. */
export function toLiteral(value: LiteralValue): string {
    if (value === null || value === undefined) return "None";
    if (typeof value === "string") return JSON.stringify(value);
    if (typeof value === "boolean") return value ? "True" : "False";
    if (typeof value === "bigint") return String(value);
    if (typeof value === "number") return numberLiteral(value);
    if (Array.isArray(value)) return `[${value.map(toLiteral).join(", ")}]`;
    const members = Object.entries(value).map(
        ([key, member]) => `${JSON.stringify(key)}: ${toLiteral(member)}`,
    );
    return `{${members.join(", ")}}`;
}

function numberLiteral(value: number): string {
    if (Number.isNaN(value)) return "1e999 - 1e999";
    if (!Number.isFinite(value)) return value > 0 ? "1e999" : "-1e999";
    return Object.is(value, -0) ? "-0.0" : String(value);
}
