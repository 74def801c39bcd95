import test from 'ava';
import {expandCpuModel} from '../../../../core/machine/cpus/cpu-models.ts';
import {loadProfile} from '../../../../core/schema/profile.ts';

const profile = loadProfile();

test('properties that are asked for are set in the expansion, others stay as recorded', t => {
	const plain = expandCpuModel(profile, 'static', {name: 'qemu64', props: {}}).model;
	const set = expandCpuModel(profile, 'static', {name: 'qemu64', props: {aes: true}}).model;
	t.is(plain.props.aes, false);
	t.deepEqual(set, {name: 'base', props: {...plain.props, aes: true}});
});

test('a property of all properties only is taken and not told in the static ones', t => {
	const props = {migratable: false};
	t.false('migratable' in expandCpuModel(profile, 'static', {name: 'max', props}).model.props);
	t.is(expandCpuModel(profile, 'full', {name: 'max', props}).model.props.migratable, false);
});

test('an unknown model or property and a value of another type get the words of QEMU', t => {
	const refused = (name: string, props: object): unknown =>
		t.throws(() => expandCpuModel(profile, 'static', {name, props: {...props}}))?.message;
	t.is(refused('qemu64', {foo: 1}), "Property 'qemu64-x86_64-cpu.foo' not found");
	t.is(refused('qemu64', {aes: 'on'}), "Invalid parameter type for 'aes', expected: boolean");
	t.is(refused('nonesuch', {}), "CPU model 'nonesuch' not found");
});

test('a model of which nothing is recorded has a name of its own', t => {
	t.is(expandCpuModel(profile, 'full', {name: 'Opteron_G1', props: {}}).model.name, 'Opteron_G1');
});
