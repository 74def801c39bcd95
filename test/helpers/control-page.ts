import {silentLogger} from '../../core/runtime/log.ts';
import {createApp} from '../../server/control/app.ts';
import {Chronology} from '../../server/control/chronology.ts';
import {Metrics} from '../../server/control/metrics.ts';
import {problemStatuses} from '../../server/control/problem.ts';
import {MADE} from './reference-pages.ts';

interface SchemaObject {
	readonly $ref?: string;
	readonly type?: string | readonly string[];
	readonly description?: string;
	readonly enum?: readonly unknown[];
	readonly items?: SchemaObject;
	readonly anyOf?: readonly SchemaObject[];
	readonly properties?: Readonly<Record<string, SchemaObject>>;
	readonly required?: readonly string[];
}

interface Operation {
	readonly summary: string;
	readonly description?: string;
	readonly tags: readonly string[];
	readonly parameters?: ReadonlyArray<{
		readonly name: string;
		readonly in: string;
		readonly description?: string;
		readonly schema: SchemaObject;
	}>;
	readonly requestBody?: Body;
	readonly responses: Readonly<Record<string, Body & {readonly description: string}>>;
}

interface Body {
	readonly content?: Readonly<Record<string, {readonly schema: SchemaObject}>>;
}

interface Document {
	readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
	readonly components: {readonly schemas: Readonly<Record<string, SchemaObject>>};
}

/** The OpenAPI document of the control API. */
const controlDocument = async (): Promise<Document> => {
	const controlled = {seed: '', machines: []};
	const chronology = new Chronology(controlled);
	const desk = {
		controlled,
		chronology,
		metrics: new Metrics(controlled, chronology),
		log: silentLogger,
		closing: new AbortController().signal,
	};
	const app = createApp(desk, {token: undefined, hosts: []});
	const request = new Request('http://localhost/openapi.json', {headers: {Host: 'localhost'}});
	return JSON.parse(await (await app.fetch(request)).text());
};

const nameOf = ($ref: string): string => $ref.split('/').at(-1) ?? '';

const typeText = (schema: SchemaObject): string => {
	const {$ref, type, anyOf, items, enum: words} = schema;
	if ($ref !== undefined) {
		return `[${nameOf($ref)}](#${nameOf($ref).toLowerCase()})`;
	}

	if (words !== undefined) {
		return words.map(word => `\`${word}\``).join(', ');
	}

	if (anyOf !== undefined) {
		return [...new Set(anyOf.map(typeText))].join(' or ');
	}

	if (items !== undefined) {
		return `list of ${typeText(items)}`;
	}

	return [type ?? 'anything'].flat().join(' or ');
};

const memberRows = ({properties = {}, required = []}: SchemaObject): readonly string[] =>
	Object.entries(properties).map(([name, schema]) => {
		const mark = required.includes(name) ? '' : '?';
		return `| \`${name}${mark}\` | ${typeText(schema)} | ${schema.description ?? ''} |`;
	});

const table = (head: string, rows: readonly string[]): readonly string[] =>
	rows.length === 0 ? [] : [head, '| --- | --- | --- |', ...rows, ''];

const schemaIn = (body: Body | undefined): SchemaObject | undefined =>
	Object.values(body?.content ?? {})[0]?.schema;

const operationLines = (method: string, path: string, operation: Operation): readonly string[] => {
	const {summary, description, parameters = [], requestBody, responses} = operation;
	const own = parameters.filter(({name}) => name !== 'i');
	const body = schemaIn(requestBody);
	const answers = Object.entries(responses)
		.filter(([status]) => status !== 'default')
		.map(([status, response]) => {
			const schema = schemaIn(response);
			const isNamed = schema?.$ref !== undefined;
			return `${status}: ${response.description}${isNamed ? `, ${typeText(schema)}` : ''}`;
		});
	return [
		`### \`${method.toUpperCase()} ${path}\``,
		'',
		`${summary}.${description === undefined ? '' : ` ${description}`}`,
		'',
		...table(
			'| parameter | type | |',
			own.map(
				({name, in: place, schema, description: about = schema.description ?? ''}) =>
					`| \`${name}\` (${place}) | ${typeText(schema)} | ${about} |`,
			),
		),
		...(body === undefined ? [] : [`Body: ${typeText(body)}.`, '']),
		`Answers ${answers.join('; ')}.`,
		'',
	];
};

/** The text of docs/reference/control-api.md. */
export const controlPage = async (): Promise<string> => {
	const {paths, components} = await controlDocument();
	const operations = Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => ({path, method, operation})),
	);
	const tags = [...new Set(operations.flatMap(({operation}) => operation.tags))];
	return [
		'# Control API: every route',
		'',
		MADE,
		'',
		'`{i}` is the number of a machine, its name, or `all`. Members and parameters marked `?`, and all in a query, may be',
		'left out. How to use it: [the guide](../control-api.md).',
		'',
		...tags.flatMap(tag => [
			`## ${tag.charAt(0).toUpperCase()}${tag.slice(1)}`,
			'',
			...operations
				.filter(({operation}) => operation.tags.includes(tag))
				.flatMap(({path, method, operation}) => operationLines(method, path, operation)),
		]),
		'## What is sent and answered',
		'',
		...Object.entries(components.schemas).flatMap(([name, schema]) => [
			`### ${name}`,
			'',
			...(schema.description === undefined ? [] : [`${schema.description}.`, '']),
			...table('| member | type | |', memberRows(schema)),
		]),
		'## Status of problems',
		'',
		'What is not listed has status 422.',
		'',
		'| code | status |',
		'| --- | --- |',
		...Object.entries(problemStatuses).map(([code, status]) => `| \`${code}\` | ${status} |`),
		'',
	].join('\n');
};
