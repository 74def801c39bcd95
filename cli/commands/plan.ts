import {VirtualClock} from '../../core/runtime/virtual-clock.ts';
import {planMermaid} from '../../scenarios/plan/mermaid.ts';
import {type PlanEntry, planOf} from '../../scenarios/plan/plan.ts';
import {planSvg} from '../../scenarios/plan/svg.ts';
import {planText} from '../../scenarios/plan/text.ts';
import {createMockQmp} from '../../server/create-mock-qmp.ts';
import {ExitCode} from '../exit.ts';

// What happens later than this is not shown; no scenario that ends takes so long.
const ENTRIES_MAX = 100_000;
const STEP_MS = 60_000;

/** Which plan, and how it is shown. */
export interface PlanOptions {
	readonly scenario: string;
	readonly seed: string;
	readonly format: 'text' | 'mermaid' | 'svg';
	/** How much of it, in milliseconds. */
	readonly forMs: number;
	readonly params: Readonly<Record<string, unknown>>;
}

const show = ({format, scenario}: PlanOptions, entries: readonly PlanEntry[]): string => {
	switch (format) {
		case 'mermaid':
			return planMermaid(entries);
		case 'svg':
			return planSvg(entries, scenario);
		default:
			return planText(entries);
	}
};

/** Plays a scenario in virtual time, without a socket, and prints when what happens. */
export const plan = async (options: PlanOptions): Promise<number> => {
	const clock = new VirtualClock();
	const zero = clock.now();
	const {scenario, seed, params, forMs} = options;
	const qmp = await createMockQmp(
		{scenarios: [scenario], seed, params, listen: [], start: 'now', journal: ENTRIES_MAX},
		clock,
	);
	await qmp.listen();
	let isOver = false;
	void Promise.race([qmp.played(), qmp.ended]).then(() => {
		isOver = true;
	});
	for (let passed = 0; passed < forMs && !isOver; passed += STEP_MS) {
		await clock.advance(Math.min(STEP_MS, forMs - passed));
	}

	const entries = planOf(qmp.machine.journal.entries, zero);
	await qmp.close();
	const {error} = await qmp.ended;
	if (error !== undefined) {
		throw error;
	}

	process.stdout.write(show(options, entries));
	return ExitCode.Done;
};
