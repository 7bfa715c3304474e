error = ValueError("bad row")
error.add_note("in file data.csv")
error.add_note("line 7")
raise error
