// Recordings `migrate-unix-live-1-source` and `migrate-to-file`: setting up, and the state of the devices.
export const SETUP_MS = 1;
export const DEVICES_MS = 4;
export const CLEANUP_MS = 0.2;
export const CANCEL_MS = 2;
export const REFUSED_MS = 0.5;
// Recordings `migrate-unix-idle-dest` and `-source`: from the source's end to the target's RESUME.
export const ARRIVAL_MS = 0.7;
export const TOLD_MS = 0.1;
// How long somebody who listens has to answer as a machine of ours; after it QEMU is believed to be there.
export const STRANGER_MS = 100;
