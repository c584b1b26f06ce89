-- Looks at the element that was set aside first, without reading it whole.
-- States: none, only reads
-- KEYS[1] oversized  LIST task_oversized
-- ARGV[1] start  how many of its first bytes to read
-- RESULT {}  there is none
-- RESULT {length, start, key}  its length in bytes, its first bytes, the key it lay in
local oversized = KEYS[1]
local start = tonumber(ARGV[1])

local element = redis.call('LINDEX', oversized, -1)
if not element then
  return {}
end
return {#element, string.sub(element, 1, start), redis.call('LINDEX', oversized, -2) or ''}
