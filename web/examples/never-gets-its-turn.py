"""A task that never gets its turn

create_task only puts the task in line. myFunc has no await, so it never hands control back to the loop:
myTask starts when myFunc is over, and is cancelled in its sleep because the program ends.

Look at 0, `print(i)`: myTask stands in the ready queue through all ten prints.
"""

import asyncio

async def myTask():
    print("myTask starts")
    await asyncio.sleep(10)
    print("myTask ends")


async def myFunc():
    print("Creating myTask")
    asyncio.create_task(myTask(), name='myTask')  ## 1 ##
    print("Created myTask")
    for i in range(10):
        print(i)
    ## 2 ##
asyncio.run(myFunc())
