import type {Logger} from '../core/runtime/log.ts';
import type {ControlServer} from '../server/control/control-server.ts';
import type {Controlled} from '../server/control/controlled.ts';
import type {MockQmpOptions} from '../server/options.ts';
import type {ServeConfig} from './config.ts';

// What a console can look back on, all machines together; each keeps at least the smaller number.
const JOURNAL_LENGTH = 10_000;
const JOURNAL_LENGTH_ALL = 100_000;
const JOURNAL_LENGTH_MIN = 100;

/** The options of machines that may be controlled: their journals are kept even if nobody has said so. */
export const withJournal = (
	options: MockQmpOptions,
	{control}: ServeConfig,
	instances = 1,
): MockQmpOptions => {
	if (control === undefined || options.journal !== undefined) {
		return options;
	}

	const share = Math.floor(JOURNAL_LENGTH_ALL / instances);
	return {...options, journal: Math.min(JOURNAL_LENGTH, Math.max(JOURNAL_LENGTH_MIN, share))};
};

/**
 * Opens the control API, if it is wanted; what it needs is loaded only then.
 * @throws MockQmpError ADDRESS_INVALID, ADDRESS_IN_USE, ADDRESS_UNAVAILABLE, OPTION_INVALID
 */
export const openControl = async (
	controlled: Controlled,
	{control}: ServeConfig,
	log: Logger,
): Promise<ControlServer | undefined> => {
	if (control === undefined) {
		return undefined;
	}

	const {startControl} = await import('../server/control/control-server.ts');
	return startControl(controlled, {...control, log});
};
