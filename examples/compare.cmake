# Runs PROGRAM and fails unless it ends well and prints exactly what the file EXPECTED holds.
execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE printed RESULT_VARIABLE result)
file(READ ${EXPECTED} expected)
if(NOT result EQUAL 0 OR NOT printed STREQUAL expected)
    message(FATAL_ERROR "Ended with ${result} and printed:\n${printed}\nExpected was:\n${expected}")
endif()
