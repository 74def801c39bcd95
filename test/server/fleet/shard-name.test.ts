import test from 'ava';
import {inShard, partName} from '../../../server/fleet/shard-name.ts';

test('the number of a shard stands where the name says, else behind it', t => {
	t.is(inShard(partName('a-{shard}.ledger'), 3), 'a-3.ledger');
	t.is(inShard(partName('a.ledger'), 3), 'a.ledger.3');
	t.is(inShard('a.ledger', 3), 'a.ledger');
});
