import {lstatSync, renameSync, rmSync} from 'node:fs';
import {createConnection, type Server} from 'node:net';
import {dirname} from 'node:path';
import {systemErrorCode} from '../../core/runtime/errors.ts';
import {fileExists} from '../../core/runtime/files.ts';
import {addressError, openServer, suspension} from './net-listener.ts';
import {type Accept, defineTransport} from './transport.ts';

// libuv says EACCES where the system says ENOENT.
const noFolder = (): Error => Object.assign(new Error('no such folder'), {code: 'ENOENT'});

// sockaddr_un holds 108 bytes with the end mark; a longer path would be cut without a word.
const PATH_LENGTH_MAX = 107;

/** Whether a socket file is left over from a process that is gone. */
const isStale = (path: string): Promise<boolean> =>
	new Promise(resolve => {
		if (!lstatSync(path, {throwIfNoEntry: false})?.isSocket()) {
			resolve(false);
			return;
		}

		const probe = createConnection({path});
		probe.once('connect', () => {
			probe.destroy();
			resolve(false);
		});
		probe.once('error', error => resolve(systemErrorCode(error) === 'ECONNREFUSED'));
	});

const openOrReplace = async (path: string, accept: Accept): Promise<Server> => {
	try {
		return await openServer({path}, accept);
	} catch (error) {
		if (systemErrorCode(error) === 'EADDRINUSE' && (await isStale(path))) {
			rmSync(path, {force: true});
			return openServer({path}, accept);
		}

		throw error;
	}
};

/** A unix socket. A stale one is replaced, one that somebody listens on is not. */
export const unix = defineTransport({
	scheme: 'unix',
	async listen({path}, accept) {
		const address = `unix:${path}`;
		if (Buffer.byteLength(path) > PATH_LENGTH_MAX) {
			throw addressError(address, `the path is longer than ${PATH_LENGTH_MAX} bytes`);
		}

		try {
			const server = await openOrReplace(path, accept);
			const {suspend, resume} = suspension(server, {path}, address);
			return {
				address,
				// As of a process that was killed: the file stays, nobody listens, connecting is refused.
				async suspend() {
					const aside = `${path}~`;
					renameSync(path, aside);
					const closed = suspend();
					renameSync(aside, path);
					await closed;
				},
				async resume() {
					rmSync(path, {force: true});
					await resume();
				},
				// Closing takes the file away; it must be gone when the clients see the end.
				async close() {
					server.close();
					rmSync(path, {force: true});
				},
			};
		} catch (error) {
			throw addressError(address, fileExists(dirname(path)) ? error : noFolder());
		}
	},
});
