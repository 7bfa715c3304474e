"""asyncio.base_tasks: where a task stands, as CPython 3.13 (base_tasks.py)."""


def get_stack(task, limit):
    """The frame that a task waits in, all calls of one that runs, or those that its error went through."""
    coroutine = task.get_coro()
    frame = None
    for name in ("cr_frame", "gi_frame", "ag_frame"):
        frame = frame or getattr(coroutine, name, None)
    frames = []
    if frame is not None:
        while frame is not None and (limit is None or len(frames) < limit):
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
        return frames
    error = task._exception
    entry = None if error is None else error.__traceback__
    while entry is not None and (limit is None or len(frames) < limit):
        frames.append(entry.tb_frame)
        entry = entry.tb_next
    return frames


def print_stack(task, limit, file):
    import traceback

    error = task._exception
    frames = get_stack(task, limit)
    entries = [
        traceback.FrameSummary(frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name) for frame in frames
    ]
    if not entries:
        print(f"No stack for {task!r}", file=file)
    elif error is not None:
        print(f"Traceback for {task!r} (most recent call last):", file=file)
    else:
        print(f"Stack for {task!r} (most recent call last):", file=file)
    traceback.print_list(entries, file=file)
    if error is not None:
        print("".join(traceback.format_exception_only(error)), file=file, end="")
