-- Replaces what a dataset's chunks add up to, unless another worker has done so since it was read; ends the dataset with
-- its last chunk.
-- States: running -> completed
-- KEYS[1] dataset  HASH task_dataset:<id>
-- KEYS[2] status  STRING task_status:<id> of the dataset
-- KEYS[3] texts  HASH task_chunks:<id>, loses the texts of the chunks merged now
-- KEYS[4] dead  ZSET task_dead; a dead letter with the dataset's id keeps its record
-- ARGV[1] read  the version that was read, empty for none
-- ARGV[2] version  the one written now
-- ARGV[3] state  merged chunks and their summary, binary
-- ARGV[4] statistics  JSON
-- ARGV[5] merged  how many chunks the state holds
-- ARGV[6] records  how many records those held
-- ARGV[7] now  epoch milliseconds
-- ARGV[8] completed  the dataset's status record if these are all its chunks, JSON
-- ARGV[9] patience  how long a dataset is kept that is open and has no chunk to merge, milliseconds
-- ARGV[10] id  the dataset's
-- ARGV[11..] chunks  the numbers of the chunks merged now
-- RESULT {GONE}  there is no such dataset; nothing was written
-- RESULT {CANCELLED}  an operator cancelled it; nothing was written
-- RESULT {STALE, version, state}  it has changed, this is what it holds; nothing was written
-- RESULT {MERGED}  written; it is still open, or chunks are missing
-- RESULT {FINISHED}  written; it is closed and this was its last chunk
local dataset, status, texts, dead = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local read, merged, patience = ARGV[1], tonumber(ARGV[5]), ARGV[9]

for _, key in ipairs({ dataset, texts }) do
  local type = redis.call('TYPE', key).ok
  if type ~= 'hash' and type ~= 'none' then
    return redis.error_reply('WRONGTYPE ' .. key .. ' is a ' .. type .. ', not a hash')
  end
end
if redis.call('EXISTS', dataset) == 0 then
  return {'GONE'}
end
local cancelled, version, chunks, closed, retention =
  unpack(redis.call('HMGET', dataset, 'cancelledAt', 'version', 'chunks', 'closedAt', 'retention'))
if cancelled then
  return {'CANCELLED'}
elseif (version or '') ~= read then
  return {'STALE', version, redis.call('HGET', dataset, 'state')}
end

-- A first write that needs no memory: Redis lets the next ones go on without any, and what is merged makes room.
redis.call('PERSIST', dataset)
redis.call('HSET', dataset, 'version', ARGV[2], 'state', ARGV[3], 'statistics', ARGV[4], 'mergedChunks', merged,
  'mergedRecords', ARGV[6], 'mergedAt', ARGV[7])
-- Lua cannot unpack some thousands.
for first = 11, #ARGV, 1000 do
  redis.call('HDEL', texts, unpack(ARGV, first, math.min(first + 999, #ARGV)))
end
local own_record = redis.call('TYPE', dead).ok ~= 'zset' or not redis.call('ZSCORE', dead, ARGV[10])
if merged ~= tonumber(chunks) then
  redis.call('PERSIST', status)
  return {'MERGED'}
elseif not closed then
  redis.call('PEXPIRE', dataset, patience)
  if own_record then redis.call('PEXPIRE', status, patience) end
  return {'MERGED'}
end
redis.call('HSET', dataset, 'finishedAt', ARGV[7])
redis.call('PEXPIRE', dataset, retention or patience)
if own_record then redis.call('SET', status, ARGV[8], 'PX', retention or patience) end
return {'FINISHED'}
