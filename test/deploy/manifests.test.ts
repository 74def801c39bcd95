import test from 'ava';
import {StatefulSet} from 'kubernetes-models/apps/v1/StatefulSet';
import {Job} from 'kubernetes-models/batch/v1/Job';
import {Service} from 'kubernetes-models/v1/Service';
import {settleConfig} from '../../cli/config.ts';
import {readServeFlags} from '../../cli/quick-flags.ts';
import {loadProfile} from '../../core/schema/profile.ts';
import {parseScenario} from '../../scenarios/parse.ts';
import {deployed, type Manifest, manifestsOf} from './manifests.ts';

const only = (path: string): Manifest => {
	const [manifest, ...others] = manifestsOf(deployed(path));
	if (manifest === undefined || others.length > 0) {
		throw new Error(`${path} is no single manifest`);
	}

	return manifest;
};

const fleet = only('fleet/statefulset.yaml');
const run = only('run/job.yaml');

// biome-ignore lint/suspicious/noExplicitAny: a manifest
const containersOf = ({spec}: Manifest): readonly any[] => spec.template.spec.containers;

test("the manifests are what Kubernetes' schemas allow", t => {
	t.notThrows(() => new StatefulSet(fleet as never).validate());
	t.notThrows(() => new Job(run as never).validate());
	t.notThrows(() => new Service(only('base/service.yaml') as never).validate());
	t.throws(() =>
		new StatefulSet({...fleet, spec: {...fleet.spec, replicas: '3'}} as never).validate(),
	);
});

test('as many shards are told of as there are pods', t => {
	const {completions, parallelism} = run.spec;
	t.is(completions, parallelism);
	for (const [manifest, count] of [
		[fleet, fleet.spec.replicas],
		[run, completions],
	] as const) {
		for (const {env} of containersOf(manifest)) {
			const shards = env.find(({name}: {name: string}) => name === 'MOCK_QMP_SHARDS');
			t.is(shards.value, String(count));
		}
	}
});

test('pods run without privileges on a file system that is only read', t => {
	for (const manifest of [fleet, run]) {
		const {securityContext, automountServiceAccountToken} = manifest.spec.template.spec;
		t.like(securityContext, {runAsNonRoot: true, seccompProfile: {type: 'RuntimeDefault'}});
		t.false(automountServiceAccountToken);
		for (const {securityContext: own, resources} of containersOf(manifest)) {
			t.deepEqual(own, {
				allowPrivilegeEscalation: false,
				readOnlyRootFilesystem: true,
				capabilities: {drop: ['ALL']},
			});
			t.truthy(resources.requests.cpu && resources.limits.memory);
		}
	}
});

test('what pods are told to run is understood, and each finds its shard', t => {
	for (const [manifest, environment] of [
		[fleet, {HOSTNAME: 'mock-qmp-2'}],
		[run, {JOB_COMPLETION_INDEX: '2'}],
	] as const) {
		const [{args, env}] = containersOf(manifest) as [{args: string[]; env: never[]}];
		const plain = Object.fromEntries(
			env.map(({name, value = 'secret'}: {name: string; value?: string}) => [name, value]),
		);
		const flags = readServeFlags(args);
		t.truthy(flags);
		const {shard} = settleConfig(flags ?? {}, {...plain, ...environment});
		t.deepEqual(shard, {index: 2, count: 3});
	}
});

test('the scenario is one, and its fleet has the machines that the sink connects to', t => {
	const scenario = parseScenario(
		deployed('base/scenario.yaml'),
		'scenario.yaml',
		loadProfile().schema,
	);
	const [, {args}] = containersOf(run) as [unknown, {args: string[]}];
	t.true(args.includes(`--machines=${scenario.fleet?.count}`));
});
