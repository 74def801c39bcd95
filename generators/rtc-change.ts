import {defineGenerator} from './generator.ts';

const CLOCK = 'mc146818rtc';
// Where a q35 of QEMU 7.2 has it (recording `rtc-change`).
const USUAL_PATH = '/machine/unattached/device[8]';
const DRIFT_MAX_SECONDS = 3600;

/** The guest has set its clock by some seconds, which is that of the board. */
export const rtcChange = defineGenerator('RTC_CHANGE', ({machine, random}) => {
	const board = machine.hardware.objects.at('/machine/unattached');
	const clock = [...(board?.children.values() ?? [])].find(({type}) => type === CLOCK);
	return {
		offset: random.integer(-DRIFT_MAX_SECONDS, DRIFT_MAX_SECONDS),
		'qom-path': clock?.path ?? USUAL_PATH,
	};
});
