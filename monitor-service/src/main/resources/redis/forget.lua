-- Removes an empty queue from the set of known queues. A task added later registers it again.
-- States: none, no task moves
-- KEYS[1] queue  LIST task_queue or task_queue:<queue>
-- KEYS[2] scheduled  ZSET task_scheduled or task_scheduled:<queue>
-- KEYS[3] control  STRING queue_control:<queue>
-- KEYS[4] queues  SET task_queues, the name is removed
-- ARGV[1] name  of the queue
-- RESULT forgotten  the name was removed
-- RESULT unknown  the name is not in the set; nothing was written
-- RESULT not_empty  the queue holds waiting or scheduled tasks; nothing was written
-- RESULT paused  the queue is paused; nothing was written
-- RESULT wrong_type <key>  the key holds another type; nothing was written
local queue, scheduled, control, queues = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local name = ARGV[1]

for key, type in pairs({ [queue] = 'list', [scheduled] = 'zset', [control] = 'string', [queues] = 'set' }) do
  local found = redis.call('TYPE', key).ok
  if found ~= type and found ~= 'none' then
    return 'wrong_type ' .. key
  end
end
if redis.call('EXISTS', queue, scheduled) > 0 then
  return 'not_empty'
elseif redis.call('EXISTS', control) > 0 then
  return 'paused'
end
return redis.call('SREM', queues, name) == 1 and 'forgotten' or 'unknown'
