def compute(table, key, factor):
    return table["rows"][key]["value"] * factor + len(key)


compute({"rows": {"a": {"value": None}}}, "a", 2)
