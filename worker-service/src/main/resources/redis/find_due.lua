-- Finds out which schedules hold tasks whose time has come. Nothing is written, and no task is read.
-- States: none
-- KEYS[1..] scheduled  ZSET task_scheduled or task_scheduled:<name>
-- ARGV[1] now  epoch milliseconds
-- RESULT {count, …}  for each schedule how many of its tasks are due; 0 where the key holds another type
local counts = {}
for i, key in ipairs(KEYS) do
  local due = redis.pcall('ZCOUNT', key, '-inf', ARGV[1])
  counts[i] = type(due) == 'number' and due or 0
end
return counts
