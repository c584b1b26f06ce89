-- Replaces elements without an id or a submission time by envelopes that have them, in the worker's processing list, so
-- that a crash cannot give one element two ids.
-- States: none
-- KEYS[1] lease  STRING worker_status:<worker>
-- KEYS[2] processing  LIST task_processing:<worker>
-- ARGV[1..] pair  for each task: the element as it was claimed, the envelope that replaces it
-- RESULT LEASE_LOST  the worker holds no lease; nothing was replaced
-- RESULT {flag, …}  for each task 1, or 0 where the element was not there any more
local lease, processing = KEYS[1], KEYS[2]

if redis.call('EXISTS', lease) == 0 then
  return 'LEASE_LOST'
end
local adopted = {}
for i = 1, #ARGV, 2 do
  local found = redis.call('LREM', processing, 1, ARGV[i])
  if found == 1 then
    redis.call('LPUSH', processing, ARGV[i + 1])
  end
  adopted[#adopted + 1] = found
end
return adopted
