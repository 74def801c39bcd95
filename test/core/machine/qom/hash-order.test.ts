import test from 'ava';
import {inListOrder} from '../../../../core/machine/qom/hash-order.ts';

// What qom-list of /objects says in QEMU 7.2 after adding a, b, c, ... in this order.
const RECORDED = [
	'a',
	'ab',
	'cab',
	'cadb',
	'cadbe',
	'cafdbe',
	'cafdbge',
	'cdefgahb',
	'icdefgahb',
	'icjdefgahb',
];

test('objects are listed in the order of the hash table that QEMU keeps them in', t => {
	for (const recorded of RECORDED) {
		t.is(inListOrder([...recorded].sort()).join(''), recorded);
	}
});
