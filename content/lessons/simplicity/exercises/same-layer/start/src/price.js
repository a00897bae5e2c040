// Prices are in cents.
exports.total = (prices) => prices.reduce((sum, one) => sum + one, 0);
exports.format = (cents) => `EUR ${(cents / 100).toFixed(2)}`;
