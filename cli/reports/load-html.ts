import {isGood, type LoadReport, levelsOf, rateOf} from '../../server/fleet/load-report.ts';
import {deliveredShare} from '../../server/fleet/service-levels.ts';
import {Latencies} from '../../server/latencies.ts';
import {page, table} from './page.ts';
import {escaped, type Plot, plotSvg, short} from './plot.ts';

const MS_PER_SECOND = 1000;
const PERCENTS = [50, 90, 99, 99.9, 100];

const tile = (name: string, value: string): string =>
	`<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`;

const ms = (value: number): string => `${Number(value.toPrecision(4))} ms`;

const verdict = (isKept: boolean): string =>
	isKept ? '<strong class="good">kept</strong>' : '<strong class="bad">not kept</strong>';

const plotsOf = ({intervals, intervalMs}: LoadReport): readonly Plot[] => {
	const stepSeconds = intervalMs / MS_PER_SECOND;
	const lags = intervals.map(({lag}) => new Latencies(lag));
	return [
		{
			title: 'Rate',
			unit: 'events a second',
			stepSeconds,
			lines: [
				{
					name: 'written',
					style: 'one',
					values: intervals.map(({written}) => written / stepSeconds),
				},
				{name: 'missed', style: 'two', values: intervals.map(({missed}) => missed / stepSeconds)},
			],
		},
		{
			title: 'Emit lag',
			unit: 'milliseconds',
			stepSeconds,
			lines: [
				{name: 'p50', style: 'one', values: lags.map(lag => lag.percentileMs(50))},
				{name: 'p99', style: 'two', values: lags.map(lag => lag.percentileMs(99))},
				{name: 'max', style: 'three', values: lags.map(lag => lag.maxMs)},
			],
		},
		{
			title: 'Queue',
			unit: 'bytes that clients have not taken',
			stepSeconds,
			lines: [{name: 'unread', style: 'one', values: intervals.map(({queueBytes}) => queueBytes)}],
		},
	];
};

/** A report of a load as a page of its own, with plots of rate, lag and queue over time. */
export const loadPage = (report: LoadReport): string => {
	const {scenario, seed, shards, machines, written, missed, disconnected, problems} = report;
	const lag = new Latencies(report.lag);
	const parts = shards.map(({index, count}) => `${index}/${count}`).join(', ');
	const began = new Date(report.start / MS_PER_SECOND).toISOString();
	return page(`${scenario}: load`, [
		`<h1>${escaped(scenario)} <span class="${isGood(report) ? 'good">passed' : 'bad">failed'}</span></h1>`,
		`<p class="dim">seed ${escaped(seed)} · shards ${parts} · began ${began}</p>`,
		'<dl>',
		tile('machines', String(machines)),
		tile('events written', short(written)),
		tile('events a second', short(rateOf(report))),
		tile('delivered', `${(deliveredShare(report) * 100).toFixed(3)} %`),
		tile('missed', String(missed)),
		tile('clients cut off', String(disconnected)),
		tile('lag p99', ms(lag.percentileMs(99))),
		tile('seconds', (report.elapsedMs / MS_PER_SECOND).toFixed(1)),
		'</dl>',
		...problems.map(problem => `<p class="bad">${escaped(problem)}</p>`),
		...(report.levels.length === 0 ? [] : ['<h2>Service levels</h2>']),
		...(report.levels.length === 0
			? []
			: table(
					['', 'bound', 'measured', ''],
					levelsOf(report).map(({level, measured, isKept}) => [
						escaped(level.metric),
						escaped(`${level.bound} ${level.limit}`),
						measured.toPrecision(4),
						verdict(isKept),
					]),
				)),
		...plotsOf(report).flatMap(plot => [`<h2>${escaped(plot.title)}</h2>`, plotSvg(plot)]),
		'<h2>Emit lag over the whole run</h2>',
		...table(
			['percentile', 'milliseconds'],
			PERCENTS.map(percent => [`${percent} %`, lag.percentileMs(percent).toFixed(3)]),
		),
	]);
};
