-- Records that tasks run, and later how far they have come.
-- States: available -> running, running -> same
-- KEYS[1] lease  STRING worker_status:<worker>
-- KEYS[2] processing  LIST task_processing:<worker>
-- KEYS[3] dead  ZSET task_dead
-- KEYS[4..] status  STRING task_status:<id> of each task
-- ARGV[1] id_at  where the id begins in a status key, bytes from 1
-- ARGV[2..] pair  for each task: its element; its status record, JSON
-- RESULT LEASE_LOST  the worker holds no lease; nothing was written
-- RESULT {answer, …}  for each task 1; or 0 where the worker does not hold it any more, or 2 where its id is that of a
-- dead letter: nothing was written for it then
local lease, processing, dead = KEYS[1], KEYS[2], KEYS[3]
local id_at = ARGV[1]

if redis.call('EXISTS', lease) == 0 then
  return 'LEASE_LOST'
end
local dead_letters = redis.call('TYPE', dead).ok == 'zset'
local answers = {}
for task = 1, #KEYS - 3 do
  local status, element, record = KEYS[task + 3], ARGV[task * 2], ARGV[task * 2 + 1]
  -- A call may arrive after the one that ends its task: from a connection given up, or behind a script sent once more.
  if not redis.call('LPOS', processing, element, 'RANK', -1) then
    answers[task] = 0
  elseif dead_letters and redis.call('ZSCORE', dead, status:sub(id_at)) then
    answers[task] = 2
  else
    -- A first write that needs no memory: Redis lets the one after it go on without any, so that tasks can be worked off.
    redis.call('PERSIST', status)
    redis.call('SET', status, record)
    answers[task] = 1
  end
end
return answers
