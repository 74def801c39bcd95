import {MockQmpError} from '../../core/runtime/errors.ts';
import {listUserFiles, writeFileAtomically} from '../../core/runtime/files.ts';
import {builtinNames} from '../../scenarios/library.ts';
import {bestiary} from '../../server/conform/bestiary.ts';
import {conform} from '../../server/conform/conform.ts';
import {type ClientWords, refuse, settleClient} from '../client-options.ts';
import {ExitCode} from '../exit.ts';
import {commandLine, withoutFlags} from '../reports/command-line.ts';
import {parseReport} from '../reports/report-request.ts';
import {resultLine, scoreJson, scoreJunit, scoreText} from '../reports/score-card.ts';
import {abortOnSignal} from '../signals.ts';

/** What is asked of `conform`, as the command line says it. */
export interface ConformWords extends ClientWords {
	readonly cmd: string | undefined;
	readonly scenarios: readonly string[];
	readonly hasBaseline: boolean;
	readonly seed: string | undefined;
	readonly report: readonly string[];
	readonly json: boolean;
	readonly readers: boolean;
}

/** Scenarios by group, name, file or folder. @throws MockQmpError FILE_UNREADABLE */
const scenariosOf = (words: readonly string[]): readonly string[] =>
	words
		.flatMap(word => word.split(','))
		.flatMap(word => {
			switch (word) {
				case 'bestiary':
					return Object.keys(bestiary);
				case 'all':
					return builtinNames();
				default:
					return word.endsWith('/') ? listUserFiles(word, /\.ya?ml$/) : [word];
			}
		});

const junitFileOf = (text: string): string => {
	const request = parseReport(text);
	return request?.format === 'junit' ? request.file : refuse('--report', text, 'junit:FILE');
};

const tellReaders = async (scenarios: readonly string[], isJson: boolean): Promise<number> => {
	const {warningsOf} = await import('../../server/conform/readers.ts');
	const {readersText} = await import('../reports/readers-text.ts');
	const told = [];
	for (const scenario of scenarios) {
		const warnings = await warningsOf(scenario);
		told.push({scenario, warnings});
		process.stdout.write(isJson ? '' : readersText(scenario, warnings));
	}

	process.stdout.write(isJson ? `${JSON.stringify(told)}\n` : '');
	return ExitCode.Done;
};

/** Puts a client through scenarios; exit code 1 when it failed in one. */
export const conformClient = async (words: ConformWords): Promise<number> => {
	const scenarios = scenariosOf(words.scenarios);
	if (words.readers) {
		return tellReaders(scenarios, words.json);
	}

	if (words.cmd === undefined) {
		throw new MockQmpError('OPTION_INVALID', 'conform: --cmd is missing', {
			remedy: "name the client: --cmd 'my-manager --qmp {address}', or --readers",
		});
	}

	const files = words.report.map(junitFileOf);
	const signal = abortOnSignal();
	const card = await conform(words.cmd, {
		scenarios,
		...(words.seed === undefined ? {} : {seed: words.seed}),
		...settleClient(words),
		hasBaseline: words.hasBaseline,
		signal,
		onResult(result) {
			if (!words.json) {
				process.stdout.write(`${resultLine(result)}\n`);
			}
		},
	});
	const args = withoutFlags(process.argv.slice(2), ['--scenarios', '--seed', '--report']);
	const again = (name: string): string => commandLine([...args, '--scenarios', name], card.seed);
	process.stdout.write(
		words.json ? `${scoreJson(card, again)}\n` : `\n${scoreText(card, again)}\n`,
	);
	for (const file of files) {
		writeFileAtomically(file, await scoreJunit(card, again));
	}

	return card.failed > 0 || signal.aborted ? ExitCode.Failed : ExitCode.Done;
};
