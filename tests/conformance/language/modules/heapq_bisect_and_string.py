import bisect
import heapq
import string

heap = []
for priority, task in [(3, "write"), (1, "plan"), (2, "code")]:
    heapq.heappush(heap, (priority, task))
print([heapq.heappop(heap) for _ in range(3)], heapq.nlargest(2, [5, 1, 9]), heapq.nsmallest(2, [5, 1, 9]))
numbers = [9, 4, 7, 1]
heapq.heapify(numbers)
print(numbers[0], bisect.bisect([1, 3, 5], 3), bisect.bisect_left([1, 3, 5], 3))
sorted_list = [1, 5]
bisect.insort(sorted_list, 3)
print(sorted_list, string.ascii_lowercase[:5], string.digits, string.Template("$a-${b}").substitute(a=1, b=2))
