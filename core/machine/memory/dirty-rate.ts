import {QmpError} from '../../protocol/qmp-error.ts';
import {type Clock, MICROSECONDS_PER_MS} from '../../runtime/clock.ts';
import type {ArgumentsOf, ReturnOf} from '../command-table.ts';

// migration/dirtyrate.h
const SECONDS_MAX = 60;
const PAGES_DEFAULT = 512;
const PAGES_MIN = 128;
const PAGES_MAX = 16_384;
const SECONDS_PER_DAY = 86_400;
const MS_PER_SECOND = 1000;
/** What a guest that runs writes, in MiB a second: an idle Linux. */
const RATE = 2;

type Info = ReturnOf<'query-dirty-rate'>;

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** Measurements of how fast the guest writes to its memory (migration/dirtyrate.c). */
export class DirtyRate {
	readonly #clock: Clock;
	readonly #isRunning: () => boolean;
	#info: Info = {
		status: 'unstarted',
		'start-time': 0,
		'calc-time': 0,
		'sample-pages': 0,
		mode: 'page-sampling',
	};

	constructor(clock: Clock, isRunning: () => boolean) {
		this.#clock = clock;
		this.#isRunning = isRunning;
	}

	/** What query-dirty-rate says. */
	get info(): Info {
		return this.#info;
	}

	/**
	 * Begins a measurement.
	 * @throws QmpError GenericError
	 */
	start({
		'calc-time': seconds,
		'sample-pages': pages,
		mode = 'page-sampling',
	}: ArgumentsOf<'calc-dirty-rate'>): void {
		if (this.#info.status === 'measuring') {
			throw complain('the dirty rate is already being measured.');
		}

		if (seconds < 1 || seconds > SECONDS_MAX) {
			throw complain(`calc-time is out of range[1, ${SECONDS_MAX}].`);
		}

		if (pages !== undefined && mode === 'dirty-ring') {
			throw complain('either sample-pages or dirty-ring can be specified.');
		}

		if (pages !== undefined && (pages < PAGES_MIN || pages > PAGES_MAX)) {
			throw complain(`sample-pages is out of range[${PAGES_MIN}, ${PAGES_MAX}].`);
		}

		if (mode === 'dirty-ring') {
			throw complain('mode dirty-ring is not enabled, use other method instead.');
		}

		const nowSeconds = Math.floor(this.#clock.now() / MICROSECONDS_PER_MS / MS_PER_SECOND);
		const begun: Info = {
			status: 'measuring',
			'start-time': nowSeconds % SECONDS_PER_DAY,
			'calc-time': seconds,
			'sample-pages': mode === 'page-sampling' ? (pages ?? PAGES_DEFAULT) : 0,
			mode,
		};
		this.#info = begun;
		this.#clock.after(seconds * MS_PER_SECOND, () => {
			this.#info = {...begun, status: 'measured', 'dirty-rate': this.#isRunning() ? RATE : 0};
		});
	}
}
