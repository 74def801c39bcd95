// Whether memory stays flat: an hour of 10,000 events a second, on a clock that runs so many times faster. Arguments:
// how many times, 60 unless given; seconds of the machine's time.
import {median, print, QUORUM_EVENTS} from './harness.ts';
import {runPaced} from './paced.ts';

const [speed = '60', seconds = '3600'] = process.argv.slice(2);
const RATE = 10_000;

const {resident, written, missed} = await runPaced({
	machines: 1,
	rate: RATE,
	seconds: Number(seconds),
	flags: ['--speed', speed],
	events: QUORUM_EVENTS,
});
// What the first tenth brings is the code that is compiled and the buffers that are made.
const settled = resident.slice(Math.ceil(resident.length / 10));
const third = Math.ceil(settled.length / 3);
const first = median(settled.slice(0, third));
const last = median(settled.slice(-third));
const change = ((last / first - 1) * 100).toFixed(1);
print(`Resident memory over ${seconds} s of ${RATE} events/s, ${speed} times as fast as real time`);
print(
	`- written ${written}, missed ${missed}; ${(first / 1024).toFixed(1)} MiB in the first third, ` +
		`${(last / 1024).toFixed(1)} MiB in the last: ${change} %; most ${(Math.max(...settled) / 1024).toFixed(1)} MiB`,
);
process.exit();
