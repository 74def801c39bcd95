import {MockQmpError} from '../../core/runtime/errors.ts';
import {Audit} from '../../server/ledger/audit.ts';
import {AMISS, type Amiss, type Example, type Findings} from '../../server/ledger/findings.ts';
import {ExitCode} from '../exit.ts';
import {isLedger, partsOf} from '../ledger-file.ts';

/** What to compare. */
export interface AuditRequest {
	/** Ledgers, or names that they have parts of, and logs of consumers, told apart by how they begin. */
	readonly files: readonly string[];
	readonly key: string | undefined;
	/** `lost=10`, `reordered=0.1%`. */
	readonly allow: readonly string[];
	readonly window: number;
	readonly examples: number;
	readonly isJson: boolean;
}

const MEANING: Readonly<Record<Amiss, string>> = {
	lost: 'the kernel had it, no consumer saw it',
	doubled: 'seen more often than sent',
	reordered: 'seen behind a later one',
	unexpected: 'seen, but not sent',
	unproven: 'written to a client that was gone, or to the end of a ledger that was cut off',
};

// What a client left unread when it went is no fault of the consumer's.
const NOT_JUDGED: readonly Amiss[] = ['unproven'];

const checkKey = (key: string | undefined): void => {
	if (key !== undefined && key !== 'stamp' && !/^data\.[^.]/.test(key)) {
		throw new MockQmpError('OPTION_INVALID', `--key: "${key}" is no member of the data`, {
			remedy: 'write data.NAME, such as data.sector-num, or stamp',
		});
	}
};

const ALLOWED = /^(lost|doubled|reordered|unexpected|unproven)=(\d+(?:\.\d+)?)(%?)$/;

/** How much of each thing may be amiss, of so many events. */
const readAllowed = (words: readonly string[]): ((amiss: Amiss, written: number) => number) => {
	const limits = new Map<string, readonly [number, boolean]>();
	for (const word of words) {
		const [, amiss, number, percent] = ALLOWED.exec(word) ?? [];
		if (amiss === undefined) {
			throw new MockQmpError('OPTION_INVALID', `--allow: "${word}" is not allowed`, {
				remedy: `write one of ${AMISS.join(', ')} with a number or a share: lost=10, reordered=0.1%`,
			});
		}

		limits.set(amiss, [Number(number), percent === '%']);
	}

	return (amiss, written) => {
		const otherwise = NOT_JUDGED.includes(amiss) ? Number.POSITIVE_INFINITY : 0;
		const [limit, isShare] = limits.get(amiss) ?? [otherwise, false];
		return isShare ? (limit / 100) * written : limit;
	};
};

const exampleLine = ({machine, sequence, event, stamp, text}: Example): string => {
	const number = sequence === undefined ? '' : ` #${sequence}`;
	const instant = stamp === undefined ? '' : ` ${(stamp / 1e6).toFixed(6)}`;
	return `    machine ${machine ?? '?'}${number} ${event}${instant} ${text}`;
};

const amissLines = (amiss: Amiss, {counts, examples}: Findings): readonly string[] => {
	const count = counts[amiss];
	const shown = examples.get(amiss) ?? [];
	const more =
		count > shown.length && shown.length > 0 ? [`    and ${count - shown.length} more`] : [];
	return [
		`${amiss} ${count}${count > 0 ? `: ${MEANING[amiss]}` : ''}`,
		...shown.map(exampleLine),
		...more,
	];
};

const linesOf = (findings: Findings, cutOff: readonly string[]): readonly string[] => {
	const {written, missed, seen, beyondWindow, latencies, lag} = findings;
	return [
		`written ${written}, missed ${missed} (no client could take them), seen ${seen}`,
		...AMISS.flatMap(amiss => amissLines(amiss, findings)),
		...(lag.count > 0 ? [`due to written: ${lag.summary}`] : []),
		...(latencies.count > 0 ? [`stamp to receipt: ${latencies.summary}`] : []),
		...cutOff.map(path => `${path} is cut off: what came after its last frame is not known`),
		...(beyondWindow > 0
			? [
					`${beyondWindow} lines came too late to be judged: raise --window, or sort the log by time`,
				]
			: []),
	];
};

const jsonOf = (findings: Findings, cutOff: readonly string[], isKept: boolean): string => {
	const {counts, written, missed, seen, beyondWindow, latencies, lag} = findings;
	return JSON.stringify({
		passed: isKept,
		written,
		missed,
		seen,
		...counts,
		beyondWindow,
		cutOff,
		lagMs: lag.count > 0 ? lag.percentiles : {},
		latencyMs: latencies.count > 0 ? latencies.percentiles : {},
		examples: Object.fromEntries(findings.examples),
	});
};

/**
 * Prints what the comparison finds. Gives the exit code: 1 when more is amiss than allowed, or a line could not be
 * judged.
 * @throws MockQmpError OPTION_INVALID, FILE_UNREADABLE, RECORDING_INVALID
 */
export const audit = async (request: AuditRequest): Promise<number> => {
	const {key, allow, isJson} = request;
	checkKey(key);
	const allowed = readAllowed(allow);
	const files = request.files.flatMap(partsOf);
	const ledgers = files.filter(isLedger);
	if (ledgers.length === 0) {
		throw new MockQmpError('RECORDING_INVALID', `none of ${files.join(', ')} is a ledger`, {
			remedy: 'name a file that serve --ledger wrote, then the logs of consumers',
		});
	}

	const comparison = new Audit(ledgers, request);
	comparison.compare(files.filter(file => !ledgers.includes(file)));
	const {findings, cutOff} = comparison;
	const isKept =
		findings.beyondWindow === 0 &&
		AMISS.every(amiss => findings.counts[amiss] <= allowed(amiss, findings.written));
	const lines = isJson ? [jsonOf(findings, cutOff, isKept)] : linesOf(findings, cutOff);
	process.stdout.write(`${lines.join('\n')}\n`);
	return isKept ? ExitCode.Done : ExitCode.Failed;
};
