def main(items):
    return [item async for item in items]
