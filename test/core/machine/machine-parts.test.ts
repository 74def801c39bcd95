import test from 'ava';
import {composeOptions} from '../../../core/machine/compose-options.ts';
import {Machine} from '../../../core/machine/machine.ts';
import {VirtualClock} from '../../../core/runtime/virtual-clock.ts';
import {loadProfile} from '../../../core/schema/profile.ts';

const create = (): Machine => {
	const profile = loadProfile();
	return new Machine(composeOptions([{}], profile.schema), {
		clock: new VirtualClock(),
		profile,
		isThrottled: true,
	});
};

test('a part is made at its first use and stays the same', t => {
	const machine = create();
	t.false(Object.hasOwn(machine, 'balloon'));
	const {balloon} = machine;
	t.true(Object.hasOwn(machine, 'balloon'));
	t.is(machine.balloon, balloon);
});

test('a machine that nobody has asked anything has no parts', t => {
	const machine = create();
	machine.onExit(() => {});
	machine.addMonitor({label: 'compat_monitor0', filename: 'unknown', cut() {}});
	t.false(Object.hasOwn(machine, 'chardevs'));
	t.false(Object.hasOwn(machine, 'hardware'));
});

test('monitors are character devices whether they come before or after the first look at these', t => {
	const machine = create();
	machine.addMonitor({label: 'early', filename: 'unknown', cut() {}});
	t.truthy(machine.chardevs.find('early'));
	machine.addMonitor({label: 'late', filename: 'unknown', cut() {}});
	t.truthy(machine.chardevs.find('late'));
});

test('two machines of the same kind share what never changes', t => {
	t.is(create().options.devices, create().options.devices);
});
