import {createLogger, type Logger, silentLogger} from '../core/runtime/log.ts';
import {SystemClock} from '../core/runtime/system-clock.ts';
import type {ServeConfig} from './config.ts';

// Node's own rules: a terminal with colours, NO_COLOR and FORCE_COLOR.
const isForEyes = (): boolean => process.stderr.isTTY === true && process.stderr.hasColors();

/** The log on standard error, as configured. */
export const loggerOf = ({logFormat, logLevel}: ServeConfig): Logger =>
	logFormat === 'silent'
		? silentLogger
		: createLogger({
				format: logFormat === 'text' && isForEyes() ? 'terminal' : logFormat,
				level: logLevel,
				clock: new SystemClock(),
				writeLine: line => {
					process.stderr.write(`${line}\n`);
				},
			});
