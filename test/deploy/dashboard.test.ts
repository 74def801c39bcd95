import test from 'ava';
import {parse} from 'yaml';
import {VirtualClock} from '../../core/runtime/virtual-clock.ts';
import {loadProfile} from '../../core/schema/profile.ts';
import {scenarioOf} from '../../scenarios/parse.ts';
import type {ScenarioFile} from '../../scenarios/scenario-file.ts';
import {Chronology} from '../../server/control/chronology.ts';
import {addLoadMetrics} from '../../server/control/load-metrics.ts';
import {Metrics} from '../../server/control/metrics.ts';
import {createFleet} from '../../server/fleet/fleet.ts';
import {LoadRun} from '../../server/fleet/load-run.ts';
import {deployed} from './manifests.ts';

interface Panel {
	readonly id: number;
	readonly title: string;
	readonly gridPos: {
		readonly x: number;
		readonly y: number;
		readonly w: number;
		readonly h: number;
	};
	readonly targets: ReadonlyArray<{readonly expr: string}>;
}

const {panels, templating}: {panels: readonly Panel[]; templating: unknown} = JSON.parse(
	deployed('grafana/mock-qmp.json'),
);

const createMetrics = async (): Promise<Metrics> => {
	const clock = new VirtualClock();
	const file: ScenarioFile = parse(deployed('base/scenario.yaml'));
	const fleet = await createFleet(
		{instances: 2, seed: 'a', scenarios: [file], listen: [], start: 'now'},
		clock,
	);
	const controlled = {
		seed: fleet.seed,
		machines: fleet.members.map(({share: {index}, qmp}) => ({index, qmp})),
	};
	const metrics = new Metrics(controlled, new Chronology(controlled));
	const run = new LoadRun(scenarioOf(file, loadProfile().schema), fleet);
	addLoadMetrics(metrics.registry, run);
	run.start();
	await clock.advance(40_000);
	run.stop();
	await fleet.close();
	return metrics;
};

test('every metric that a panel asks for is there, with the labels that it goes by', async t => {
	const metrics = await createMetrics();
	const text = await metrics.text();
	const known = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
	const asked = panels.flatMap(({targets}) =>
		targets.flatMap(({expr}) => [...expr.matchAll(/mock_qmp_\w+/g)].map(([name]) => name)),
	);
	t.true(asked.length > 15);
	t.deepEqual(
		asked.filter(name => !known.has(name)),
		[],
	);
	t.regex(JSON.stringify(templating), /label_values\(mock_qmp_machines, instance\)/);
});

test('the figures of a load are those of its meter', async t => {
	const text = await (await createMetrics()).text();
	const value = (name: string): number =>
		Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
	// Nobody listens: 45,000 of the ramp, and ten seconds at 3,000.
	const missed = value('mock_qmp_load_events_missed_total');
	t.true(Math.abs(missed - 75_000) < 1000, String(missed));
	t.is(value('mock_qmp_load_events_written_total'), 0);
	t.is(value('mock_qmp_load_target_rate'), 3000);
	t.is(value('mock_qmp_load_elapsed_seconds'), 40);
	t.regex(text, /^mock_qmp_load_lag_seconds_bucket\{le="\+Inf"\} 0$/m);
});

test('the panels of the board lie side by side and have numbers of their own', t => {
	t.is(new Set(panels.map(({id}) => id)).size, panels.length);
	const cells = panels.flatMap(({gridPos: {x, y, w, h}}) =>
		Array.from({length: w * h}, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
	);
	t.is(new Set(cells).size, cells.length);
	t.true(panels.every(({gridPos: {x, w}}) => x + w <= 24));
});
