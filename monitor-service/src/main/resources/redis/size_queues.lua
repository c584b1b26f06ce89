-- Returns the sizes of many queues without reading tasks. Nothing is written.
-- States: none, no task moves
-- KEYS[1..] queue  LIST task_queue or task_queue:<queue>, then ZSET task_scheduled or task_scheduled:<queue>, then
-- STRING queue_control:<queue>, for each queue in turn
-- RESULT {number, …}  for each queue: tasks waiting; tasks scheduled; 1 if it is paused or one of its keys holds
-- another type, else 0
local sizes = {}
for i = 1, #KEYS, 3 do
  local waiting, scheduled = redis.pcall('LLEN', KEYS[i]), redis.pcall('ZCARD', KEYS[i + 1])
  local broken = type(waiting) ~= 'number' or type(scheduled) ~= 'number'
  sizes[i] = type(waiting) == 'number' and waiting or 0
  sizes[i + 1] = type(scheduled) == 'number' and scheduled or 0
  sizes[i + 2] = broken and 1 or redis.call('EXISTS', KEYS[i + 2])
end
return sizes
