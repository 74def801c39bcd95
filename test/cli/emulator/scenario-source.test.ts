import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {readProcessOptions} from '../../../cli/emulator/process-options.ts';
import {settledVariables} from '../../../cli/emulator/scenario-source.ts';

const options = (...words: readonly string[]): ReturnType<typeof readProcessOptions> =>
	readProcessOptions(words);

test('a scenario comes from a variable, else from -fw_cfg, else from a file with the name of the machine', t => {
	const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
	t.teardown(() => rmSync(folder, {recursive: true}));
	writeFileSync(join(folder, 'vm1.yaml'), '');
	const environment = {MOCK_QMP_DROP_IN: folder};
	const scenario = (words: readonly string[], more = {}): string | undefined =>
		settledVariables({...environment, ...more}, options(...words)).MOCK_QMP_SCENARIO;
	const firmware = ['-fw_cfg', 'name=opt/mock-qmp/scenario,file=/f.yaml'];
	t.is(scenario(['-name', 'vm1']), join(folder, 'vm1.yaml'));
	t.is(scenario(['-name', 'vm1', ...firmware]), '/f.yaml');
	t.is(scenario(['-name', 'vm1', ...firmware], {MOCK_QMP_SCENARIO: 'panic'}), 'panic');
	t.is(scenario(['-name', 'vm2']), undefined);
	t.is(scenario(['-name', '../vm1']), undefined);
	t.is(scenario([]), undefined);
});

test('{name} in a variable is the name of the machine', t => {
	t.like(settledVariables({MOCK_QMP_CONTROL: 'unix:/run/{name}'}, options('-name', 'guest=a')), {
		MOCK_QMP_CONTROL: 'unix:/run/a',
	});
});

test('a machine that is only asked has no scenario and no control API', t => {
	const environment = {MOCK_QMP_SCENARIO: 'guest-panic', MOCK_QMP_CONTROL: 'unix:/c'};
	t.deepEqual(settledVariables(environment, options('-M', 'none')), {});
});
