import {type LoadReport, levelsOf, rateOf} from '../../server/fleet/load-report.ts';
import {deliveredShare} from '../../server/fleet/service-levels.ts';
import {Latencies} from '../../server/latencies.ts';

/** What a load came to, a line each. */
export const loadLines = (report: LoadReport): readonly string[] => {
	const {written, bytes, missed, skipped, disconnected, lag, problems} = report;
	const late = new Latencies(lag);
	const delivered = (deliveredShare(report) * 100).toFixed(3);
	return [
		`written ${written} events, ${bytes} bytes, ${Math.round(rateOf(report))} events/s`,
		`missed ${missed}, delivered ${delivered} %, cut off ${disconnected} clients`,
		`lag ${late.summary}`,
		...(skipped > 0 ? [`${skipped} events were due before this process began`] : []),
		...levelsOf(report)
			.filter(({isKept}) => !isKept)
			.map(
				({level: {metric, bound, limit}, measured}) =>
					`not kept: ${metric} ${bound} ${limit}, measured ${measured.toFixed(3)}`,
			),
		...problems.map(problem => `amiss: ${problem}`),
	];
};
