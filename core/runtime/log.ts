import type {Clock} from './clock.ts';
import {createTerminalLine} from './terminal-line.ts';

/** How much a line matters; `trace` is the wire itself. */
export type LogLevel = 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Who and what a line is about: `monitor`, `session`, ... */
export type LogFields = Readonly<Record<string, string | number>>;

/** Speech of the program towards its operator. */
export interface Logger {
	/** Whether lines of this level are written: spares the cost of making them. */
	isOn(level: LogLevel): boolean;
	write(level: LogLevel, message: string, fields?: LogFields): void;
}

/** Says nothing. */
export const silentLogger: Logger = {
	isOn: () => false,
	write() {},
};

const LEVELS: readonly LogLevel[] = ['error', 'warn', 'info', 'debug', 'trace'];

/** Options of a logger. */
export interface LoggerOptions {
	/** `terminal` is text in columns and colours, for eyes only. */
	readonly format: 'text' | 'terminal' | 'json';
	/** The least important level that is still written. */
	readonly level: LogLevel;
	readonly clock: Clock;
	/** Takes a line without its line end. */
	readonly writeLine: (line: string) => void;
}

type Line = (at: string, level: LogLevel, message: string, fields: LogFields) => string;

const textLine: Line = (at, level, message, fields) => {
	const facts = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
	return [at.slice(11, 23), level.padEnd(5), message, ...facts].join(' ');
};

const LINES: Readonly<Record<LoggerOptions['format'], () => Line>> = {
	text: () => textLine,
	terminal: createTerminalLine,
	json: () => (at, level, message, fields) => JSON.stringify({at, level, message, ...fields}),
};

/** Writes lines as text for people or as JSON for programs. */
export const createLogger = ({format, level, clock, writeLine}: LoggerOptions): Logger => {
	const isOn = (asked: LogLevel): boolean => LEVELS.indexOf(asked) <= LEVELS.indexOf(level);
	const lineOf = LINES[format]();
	return {
		isOn,
		write(asked, message, fields = {}) {
			if (isOn(asked)) {
				const at = new Date(clock.now() / 1000).toISOString();
				writeLine(lineOf(at, asked, message, fields));
			}
		},
	};
};
