import type {LogFields, LogLevel} from './log.ts';

// ECMA-48 (SGR): what terminals of today agree on.
const STYLES = {
	dim: 2,
	bold: 1,
	red: 31,
	green: 32,
	yellow: 33,
	blue: 34,
	magenta: 35,
	cyan: 36,
} as const;

type Style = keyof typeof STYLES;

const WHO_WIDTH_MIN = 17;
const WHO_WIDTH_MAX = 32;

const LEVEL_STYLES: Readonly<Record<LogLevel, Style>> = {
	error: 'red',
	warn: 'yellow',
	info: 'cyan',
	debug: 'dim',
	trace: 'dim',
};

const paint = (style: Style, text: string): string => `\u001b[${STYLES[style]}m${text}\u001b[0m`;

/** What a client sends is told from what it gets, and of that events and errors from values. */
const wireStyle = (direction: string, text: string): Style | undefined => {
	if (direction === '->') {
		return 'green';
	}

	if (/^\s*\{"timestamp"/.test(text)) {
		return 'magenta';
	}

	return /^\s*\{(?:"id": [^{}]*, )?"error"/.test(text) ? 'red' : 'blue';
};

const messageText = (message: string): string => {
	const [, direction, text = ''] = /^(->|<-) ([\s\S]*)$/.exec(message) ?? [];
	if (direction === undefined) {
		return message;
	}

	const style = wireStyle(direction, text) ?? 'dim';
	const arrow = direction === '->' ? '→' : '←';
	return `${paint(style, arrow)} ${style === 'blue' ? text : paint(style, text)}`;
};

/**
 * Makes lines of a log for a terminal: in columns (when, how grave, who, what), and coloured. The column of who grows
 * with the widest so far.
 */
export const createTerminalLine = () => {
	let width = WHO_WIDTH_MIN;
	return (at: string, level: LogLevel, message: string, fields: LogFields): string => {
		const {client, monitor, ...others} = fields;
		const who = String(client ?? monitor ?? '');
		width = Math.min(WHO_WIDTH_MAX, Math.max(width, who.length));
		const facts = Object.entries(others).map(([name, value]) => paint('dim', `${name}=${value}`));
		return [
			paint('dim', at.slice(11, 23)),
			paint(LEVEL_STYLES[level], level.padEnd(5)),
			who.padEnd(width),
			messageText(message),
			...facts,
		].join(' ');
	};
};
