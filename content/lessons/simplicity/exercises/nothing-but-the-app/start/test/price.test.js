const { total } = require('../src/price');
if (total([1, 2]) !== 3) throw new Error('total');
