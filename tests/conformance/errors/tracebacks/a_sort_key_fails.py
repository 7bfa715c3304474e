rows = [{"age": 3}, {"name": "x"}]
rows.sort(key=lambda row: row["age"])
