import gc


async def work(holder):
    pass


holder = []
holder.append(work(holder))
del holder
print("dropped")
gc.collect()
print("end")
