// How well a load keeps to its rate: events at random instants, to one machine at several rates, and to many machines.
// Arguments: seconds of each run, then of the run over many machines, and how many these are.
import {print, QUORUM_EVENTS} from './harness.ts';
import {type PacedOptions, runPaced} from './paced.ts';

const [seconds = '10', fleetSeconds = '60', machines = '9000'] = process.argv.slice(2);
const RATES = [1000, 20_000, 200_000];
const FLEET_RATE = 50_000;

const run = async (options: Omit<PacedOptions, 'events'>): Promise<void> => {
	const {machines: count, rate} = options;
	const {written, p50, p99, max, missed} = await runPaced({...options, events: QUORUM_EVENTS});
	const due = rate * options.seconds;
	const share = ((written / due) * 100).toFixed(2);
	print(
		`- ${count} machines, ${rate} events/s, ${options.seconds} s: written ${written} (${share} % of the mean), ` +
			`missed ${missed}, lag p50 ${p50} ms, p99 ${p99} ms, max ${max} ms`,
	);
};

print('Lag of events behind the instants at which they were due (Poisson)');
for (const rate of RATES) {
	await run({machines: 1, rate, seconds: Number(seconds)});
}

await run({machines: Number(machines), rate: FLEET_RATE, seconds: Number(fleetSeconds)});
process.exit();
