import { binds } from './bind';

export const bindPolicy = binds('policy');
