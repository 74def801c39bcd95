import {readUserFile, writeFileAtomically} from '../../core/runtime/files.ts';
import {loadProfile} from '../../core/schema/profile.ts';
import {builtinNames, builtinText} from '../../scenarios/library.ts';
import {parseScenario} from '../../scenarios/parse.ts';
import {plainScenario, scenarioYaml} from '../../scenarios/reading/plain-scenario.ts';
import type {ScenarioFile} from '../../scenarios/scenario-file.ts';
import {commandClient} from '../../server/conform/client-under-test.ts';
import {
	type ExploreRequest,
	type Failure,
	firstFailure,
	shrinkFailure,
	tryScenario,
} from '../../server/conform/explore.ts';
import {type ClientWords, countOf, refuse, settleClient} from '../client-options.ts';
import {ExitCode} from '../exit.ts';
import {ProgressLine} from '../progress-line.ts';
import {commandLine, withoutFlags} from '../reports/command-line.ts';
import {lastLines} from '../reports/score-card.ts';
import {abortOnSignal} from '../signals.ts';

// So often the smallest scenario is run once more: does it always fail, or now and then?
const CONFIRMATIONS = 3;

/** What is asked of `explore`, as the command line says it. */
export interface ExploreWords extends ClientWords {
	readonly cmd: string;
	readonly scenario: string;
	readonly seeds: string;
	readonly isShrunk: boolean;
	readonly shrinkRuns: number;
	readonly output: string | undefined;
}

const seedsOf = (text: string): readonly [number, number] => {
	const [, from, to = from] = /^(\d+)(?:\.\.(\d+))?$/.exec(text) ?? [];
	const seeds = [Number(from), Number(to)] as const;
	return from !== undefined && seeds[0] <= seeds[1]
		? seeds
		: refuse('--seeds', text, 'from and to, such as 1..500, or one number');
};

const tell = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

const textOf = (scenario: string): string =>
	builtinNames().includes(scenario) ? builtinText(scenario) : readUserFile(scenario);

const tellFailure = ({seed, reason, run}: Failure, again: string): void => {
	tell(`seed ${seed} fails: ${reason}`);
	for (const line of lastLines(run.output)) {
		tell(`    ${line}`.trimEnd());
	}

	tell(`  again: ${again}`);
};

/** A line that makes a run again, of the words of this one. */
const againWith = (scenario: string, given: string, seed: string): string => {
	const args = withoutFlags(process.argv.slice(2), ['--seeds', '--output', '-o', '--shrink-runs']);
	const words = args
		.filter(word => word !== '--no-shrink')
		.map(word => (word === given ? scenario : word));
	return commandLine([...words, '--seeds', seed, '--no-shrink'], seed).replace(/ --seed \S+$/, '');
};

const shrinkAndWrite = async (
	request: ExploreRequest,
	failure: Failure,
	words: ExploreWords,
): Promise<void> => {
	const progress = new ProgressLine(process.stderr);
	const {value, runs, isSmallest} = await shrinkFailure(request, failure, {
		runsMax: countOf('--shrink-runs', words.shrinkRuns),
		jobs: words.jobs,
		onSmaller(scenario, what) {
			progress.show(`without ${what}: ${JSON.stringify(scenario).length} characters still fail`);
		},
	});
	progress.clear();
	const {seed, reason} = failure;
	const named: ScenarioFile = {...value, seed};
	const file = words.output ?? `${value.name ?? 'scenario'}.seed-${seed}.yaml`;
	writeFileAtomically(
		file,
		scenarioYaml(named, [`What is left of ${words.scenario} that makes this client fail:`, reason]),
	);
	const confirmed = await Promise.all(
		Array.from({length: CONFIRMATIONS}, () => tryScenario(request, named, seed)),
	);
	const times = confirmed.filter(found => found !== undefined).length;
	const size = isSmallest ? 'nothing more can be left out' : 'there may be a smaller one';
	tell(
		`${file}: the smallest after ${runs} runs, ${size}; fails ${times} times of ${CONFIRMATIONS}`,
	);
	tell(`  again: ${againWith(`./${file}`.replace(/^\.\/\//, '/'), words.scenario, seed)}`);
};

/** Runs a client with seed after seed; exit code 1 when it failed with one. */
export const explore = async (words: ExploreWords): Promise<number> => {
	const {limitMs, jobs, isDaemon, demands} = settleClient(words);
	const [from, to] = seedsOf(words.seeds);
	const text = textOf(words.scenario);
	// Tells of mistakes where they stand; the object below has no lines.
	parseScenario(text, words.scenario, loadProfile().schema);
	const scenario = plainScenario(text);
	const name = scenario.name ?? words.scenario;
	const signal = abortOnSignal();
	const client = commandClient(words.cmd);
	const request = {client, scenario, name, limitMs, isDaemon, demands, signal};
	const progress = new ProgressLine(process.stderr);
	let done = 0;
	const failure = await firstFailure(request, {
		seeds: [from, to],
		jobs,
		onRun(seed) {
			done += 1;
			progress.show(`${done} of ${to - from + 1} seeds run, seed ${seed} just now`);
		},
	});
	progress.clear();
	if (failure === undefined) {
		tell(`${done} seeds run, no failure${signal.aborted ? '; interrupted' : ''}`);
		return signal.aborted ? ExitCode.Failed : ExitCode.Done;
	}

	tellFailure(failure, againWith(words.scenario, words.scenario, failure.seed));
	if (words.isShrunk && !signal.aborted) {
		await shrinkAndWrite(request, failure, words);
	}

	return ExitCode.Failed;
};
