-- Records that the stream of a dataset has ended; completes the dataset if all its chunks are merged. May be called again.
-- States: running -> completed
-- KEYS[1] dataset  HASH task_dataset:<id>, gains closedAt, with its last chunk merged finishedAt and a time to live
-- KEYS[2] status  STRING task_status:<id>, the dataset's own status record
-- KEYS[3] request  STRING task_key:<hash>, its expiry is renewed; the status key again if the submitter sent no key
-- KEYS[4] dead  ZSET task_dead; a dead letter with the dataset's id keeps its record
-- ARGV[1] chunks  number of chunks of the stream
-- ARGV[2] closed_at  epoch ms
-- ARGV[3] completed_record  the dataset's record as a completed one
-- ARGV[4] window  expiry of the idempotency key, ms
-- ARGV[5] id  the dataset's id
-- ARGV[6..] fields  field and value in turn: the absolute position of the stream
-- RESULT merging  followed by '': workers still have chunks to merge
-- RESULT finished  followed by '': all chunks are merged
-- RESULT repeated  followed by the time of closing: nothing was written
-- RESULT gap  followed by the number of queued chunks: this is a different stream
-- RESULT cancelled  followed by the time
-- RESULT missing  followed by '': the dataset does not exist or no longer exists
-- RESULT wrongtype  followed by the key that holds a wrong Redis type
local dataset, status, request, dead = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local chunks, closed_at, completed_record, window = tonumber(ARGV[1]), ARGV[2], ARGV[3], ARGV[4]

local function wrong_type(key, expected)
  local found = redis.call('TYPE', key).ok
  return found ~= 'none' and found ~= expected and key
end
-- A failing write does not undo the ones before it, so all keys are checked before the first write.
local wrong = wrong_type(dataset, 'hash') or wrong_type(status, 'string')
if wrong then return {'wrongtype', wrong} end

local known = redis.call('HMGET', dataset, 'chunks', 'mergedChunks', 'closedAt', 'cancelledAt', 'retention')
local accepted, merged, retention = tonumber(known[1]), tonumber(known[2] or 0), known[5]
if not accepted then return {'missing', ''} end
if known[4] then return {'cancelled', known[4]} end
if accepted ~= chunks then return {'gap', tostring(accepted)} end
if known[3] then
  redis.call('HSET', dataset, 'closedAt', known[3]) -- changes nothing, but WAIT confirms no further than its connection's writes
  return {'repeated', known[3]}
end

redis.call('HSET', dataset, 'closedAt', closed_at, unpack(ARGV, 6)) -- out of memory: this fails, nothing has happened
if request ~= status then redis.call('PEXPIRE', request, window) end
if merged < accepted then return {'merging', ''} end
redis.call('HSET', dataset, 'finishedAt', closed_at)
redis.call('PEXPIRE', dataset, retention)
if redis.call('TYPE', dead).ok ~= 'zset' or not redis.call('ZSCORE', dead, ARGV[5]) then
  redis.call('SET', status, completed_record, 'PX', retention)
end
return {'finished', ''}
