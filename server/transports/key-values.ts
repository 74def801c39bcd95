import {splitAtCommas} from '../../core/machine/command-line/option-text.ts';
import type {FrameKind} from './address.ts';

/** Options behind the first comma of an address. */
export interface AddressOptions {
	readonly server?: boolean;
	/** Accepted as in QEMU; the timeline of a scenario waits for a client anyway. */
	readonly wait?: boolean;
	readonly reconnect?: number;
	readonly websocket?: boolean;
	readonly pretty?: boolean;
	readonly frames?: FrameKind;
	readonly nodelay?: boolean;
}

/** Makes the error to throw. */
export type Complain = (problem: string) => Error;

const FLAGS: Readonly<Record<string, keyof AddressOptions>> = {
	server: 'server',
	wait: 'wait',
	websocket: 'websocket',
	pretty: 'pretty',
	nodelay: 'nodelay',
};
const SWITCHES: Readonly<Record<string, boolean>> = {on: true, off: false, yes: true, no: false};
const FRAME_KINDS: readonly FrameKind[] = ['auto', 'text', 'binary'];

const readFlag = (name: string, value: string | undefined, complain: Complain): AddressOptions => {
	// `nowait` is the old way to write `wait=off`.
	const isNegated = FLAGS[name] === undefined && name.startsWith('no') && value === undefined;
	const option = FLAGS[isNegated ? name.slice(2) : name];
	const isOn = SWITCHES[value ?? 'on'];
	if (option === undefined) {
		throw complain(`there is no option "${name}"`);
	}

	if (isOn === undefined) {
		throw complain(`option ${name} is on or off, not "${value}"`);
	}

	return {[option]: isOn !== isNegated};
};

const readOption = (part: string, complain: Complain): AddressOptions => {
	const equals = part.indexOf('=');
	const name = equals < 0 ? part : part.slice(0, equals);
	const value = equals < 0 ? undefined : part.slice(equals + 1);
	if (name === 'reconnect') {
		const seconds = Number(value);
		if (value === undefined || value === '' || !(seconds >= 0)) {
			throw complain(`reconnect wants a number of seconds, not "${value ?? ''}"`);
		}

		return seconds === 0 ? {} : {reconnect: seconds};
	}

	if (name === 'frames') {
		const frames = FRAME_KINDS.find(kind => kind === value);
		if (frames === undefined) {
			throw complain(`frames is one of ${FRAME_KINDS.join(', ')}, not "${value ?? ''}"`);
		}

		return {frames};
	}

	return readFlag(name, value, complain);
};

/** Splits an address into what stands before its first comma and its options. */
export const parseKeyValues = (
	text: string,
	complain: Complain,
): {readonly plain: string; readonly options: AddressOptions} => {
	const [plain = '', ...parts] = splitAtCommas(text);
	const options: AddressOptions = Object.assign(
		{},
		...parts.map(part => readOption(part, complain)),
	);
	return {plain, options};
};
