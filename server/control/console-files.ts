import {MockQmpError} from '../../core/runtime/errors.ts';
import {listPackageFiles, readPackageFile} from '../../core/runtime/files.ts';
import type {App} from './desk.ts';

const FOLDER = 'web';
const PAGE = 'index.html';

const TYPES: Readonly<Record<string, string>> = {
	html: 'text/html; charset=utf-8',
	css: 'text/css; charset=utf-8',
	js: 'text/javascript; charset=utf-8',
	svg: 'image/svg+xml',
};

// Nothing from elsewhere, nothing inline, in no frame of others.
const POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self'",
	"connect-src 'self'",
	"form-action 'none'",
	"base-uri 'none'",
	"frame-ancestors 'none'",
].join('; ');

const HEADERS = {
	'Content-Security-Policy': POLICY,
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Cache-Control': 'no-cache',
	'Cross-Origin-Opener-Policy': 'same-origin',
};

const respond = (name: string): Response =>
	new Response(readPackageFile(`${FOLDER}/${name}`), {
		headers: {...HEADERS, 'Content-Type': TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain'},
	});

/** Serves the console page at `/` and its parts below `/console/`. */
export const addConsole = (app: App): void => {
	const names = listPackageFiles(FOLDER);
	app.get('/', () => respond(PAGE));
	app.get('/console/:name', c => {
		const name = c.req.param('name');
		if (!names.includes(name)) {
			throw new MockQmpError('ROUTE_UNKNOWN', `the console has no part "${name}"`);
		}

		return respond(name);
	});
};
