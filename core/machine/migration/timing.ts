// Recordings `migrate-unix-live-1-source` and `migrate-to-file`: setting up, and the state of the devices.
export const SETUP_MS = 1;
export const DEVICES_MS = 4;
export const CLEANUP_MS = 0.2;
export const CANCEL_MS = 2;
export const REFUSED_MS = 0.5;
