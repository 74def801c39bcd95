import type {Power} from './power.ts';

/** What a guest may do to its machine. */
export const guestDeeds = [
	'panic',
	'power-off',
	'reboot',
	'suspend',
	'suspend-to-disk',
	'wake-up',
	'watchdog',
] as const;

/** One of them. */
export type GuestDeed = (typeof guestDeeds)[number];

const DEEDS: Readonly<Record<GuestDeed, (power: Power) => void>> = {
	panic: power => power.panic(),
	'power-off': power => power.powerOff(),
	reboot: power => power.reboot(),
	suspend: power => power.suspend(),
	'suspend-to-disk': power => power.suspendToDisk(),
	'wake-up': power => power.wakeUp(),
	watchdog: power => power.expireWatchdog(),
};

/** Lets the guest do something; one that does not run, or for `wake-up` does not sleep, does nothing. */
export const guestDoes = (power: Power, deed: GuestDeed): void => DEEDS[deed](power);
