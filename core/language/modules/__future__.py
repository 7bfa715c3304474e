"""__future__: features that the language has had for long."""

annotations = "annotations"
division = absolute_import = with_statement = print_function = unicode_literals = generator_stop = None
nested_scopes = generators = barry_as_FLUFL = None
