import { createPaystack } from '@alexasomba/paystack-node';
import request from './request.cjs';

export const open = (baseUrl) => {
  const paystack = createPaystack({ secretKey: request.key, baseUrl });
  const params = { path: { code: request.code } };
  return async () => (await paystack.customer_fetch({ params })).data.data;
};
